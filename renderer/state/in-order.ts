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
    await settled(first);
    for (let act = waiting.shift(); act; act = waiting.shift()) await settled(begun(act));
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

/** What fails was told to the user by whoever called the bridge; the keys pressed since then still count. */
async function settled(work: Promise<void> | undefined): Promise<void> {
  await work?.catch(() => undefined);
}

/** An act that throws at once is one that fails. */
function begun(act: Act): Promise<void> {
  return Promise.resolve().then(act);
}
