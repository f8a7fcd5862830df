import { useId, useState } from 'react';
import { useActions } from '../../state/store-context.tsx';

/** Whom live look-ups ask; empty for the name servers of the system. */
export function NameServers({ servers }: { readonly servers: string }) {
  const { setNameServers } = useActions();
  const [text, setText] = useState(servers);
  const [wrong, setWrong] = useState(false);
  const hintId = useId();
  return (
    <form
      className="name-servers"
      onSubmit={(event) => {
        event.preventDefault();
        void setNameServers(text).then((taken) => {
          setWrong(!taken);
        });
      }}
    >
      <label>
        <span>Name servers to ask</span>
        <input
          type="text"
          placeholder="those of this computer"
          value={text}
          aria-invalid={wrong}
          aria-describedby={hintId}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </label>
      <button type="submit" className="button button-small" disabled={text.trim() === servers}>
        Use these
      </button>
      <p id={hintId} className={wrong ? 'lookup-problem' : 'faint'}>
        {wrong
          ? 'Write addresses, such as 127.0.0.1:5353, [2001:db8::53].'
          : 'Addresses, such as 127.0.0.1:5353; blocklists refuse large public resolvers.'}
      </p>
    </form>
  );
}
