/** Something the page asked for that cannot be: answered with `status` and a sentence for the person who plays. */
export class DeskProblem extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 413 | 415,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DeskProblem';
  }
}
