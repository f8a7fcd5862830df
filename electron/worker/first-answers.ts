/** What the window asks once there are rows: the overview and a page of the list. */
const ASKED_FIRST = 2;
/** Nobody may be there to ask; on a busy machine the window takes its time. */
const MOST_MILLIS = 300;

/**
 * Lets the window have the first rows before reading goes on: the next batch of packets, which is larger, would keep its
 * questions waiting.
 */
export function createFirstAnswers() {
  let answers = 0;
  let isOver = false;
  let goOn: () => void = () => undefined;
  return {
    answered(): void {
      answers += 1;
      if (answers >= ASKED_FIRST) goOn();
    },
    /** Resolves at once, but for the first time that there are sessions. */
    async given(sessions: number): Promise<void> {
      if (isOver || sessions === 0) return;
      isOver = true;
      answers = 0;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, MOST_MILLIS);
        goOn = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
