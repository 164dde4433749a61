/** Work that is done a step at a time, for whoever must not hold up the screen; here all of it at once. */
export function atOnce<Result>(steps: Generator<unknown, Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
