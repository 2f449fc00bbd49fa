/**
 * Runs `act` with a signal that aborts after `ms`, or when one of `stops` does.
 * Not `AbortSignal.any([AbortSignal.timeout(…)])`: on Node 20 such a signal can be garbage collected before it fires, and the call
 * then waits for ever; and every use of `any` leaves something on a long-lived signal.
 */
export async function withLimit<Result>(
  ms: number,
  stops: AbortSignal[],
  act: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ms);
  for (const stop of stops) {
    if (stop.aborted) abort();
    else stop.addEventListener('abort', abort, { once: true });
  }
  try {
    return await act(controller.signal);
  } finally {
    clearTimeout(timer);
    for (const stop of stops) stop.removeEventListener('abort', abort);
  }
}
