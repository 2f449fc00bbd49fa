import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes a minute by itself: begun last it would leave a core idle at the end of the run. The first comes first. */
const longest = ['journeys/chaos', 'journeys/kill', 'schedule/', 'flows/programme-year', 'process', 'journeys/'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((part) => moduleId.includes(`/tests/${part}`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
