type Act = () => Promise<void> | undefined;

/**
 * Runs what the user asks for one after the other: at once when nothing is under way, else when that is done. A key
 * pressed while the session before it is still on its way then acts on the session that the user means.
 */
export function createOrder(): (act: Act) => void {
  const waiting: Act[] = [];
  let isBusy = false;
  const work = async (first: Promise<void>) => {
    isBusy = true;
    await first;
    for (let act = waiting.shift(); act; act = waiting.shift()) await act();
    isBusy = false;
  };
  return (act) => {
    if (isBusy) {
      waiting.push(act);
      return;
    }
    const result = act();
    if (result) void work(result);
  };
}
