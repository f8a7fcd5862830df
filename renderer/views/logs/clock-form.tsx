import { useId, useState } from 'react';
import type { LogClockSettings } from '../../../shared/ipc/contract.ts';
import { useActions } from '../../state/store-context.tsx';

/** How stamps are read that name no time zone or no year. */
export function ClockForm({ settings }: { readonly settings: LogClockSettings }) {
  const { setLogClock } = useActions();
  const [timeZone, setTimeZone] = useState(settings.timeZone);
  const [year, setYear] = useState(settings.year === 0 ? '' : String(settings.year));
  const [problem, setProblem] = useState<string>();
  const problemId = useId();
  const isYear = year === '' || /^\d{4}$/.test(year);
  return (
    <form
      className="log-clock-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isYear) void setLogClock({ timeZone: timeZone.trim(), year: Number(year) }).then(setProblem);
      }}
    >
      <label>
        <span>Time zone of stamps without one</span>
        <input
          type="text"
          placeholder="told by the capture"
          value={timeZone}
          aria-invalid={problem !== undefined}
          aria-describedby={problemId}
          onChange={(event) => {
            setTimeZone(event.target.value);
          }}
        />
      </label>
      <label>
        <span>Year</span>
        <input
          type="text"
          inputMode="numeric"
          placeholder="told by the capture"
          value={year}
          aria-invalid={!isYear}
          onChange={(event) => {
            setYear(event.target.value);
          }}
        />
      </label>
      <button type="submit" className="button button-small" disabled={!isYear}>
        Read anew
      </button>
      <p id={problemId} className={problem === undefined ? 'faint' : 'log-problem'}>
        {problem ?? 'Such as Europe/Berlin or -04:00; empty to have the capture tell.'}
      </p>
    </form>
  );
}
