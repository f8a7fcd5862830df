import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useActions } from '../state/store-context.tsx';
import './button.css';

const CONFIRMED_MS = 1500;

/** Copies a text; makes it when it is asked for. Without `children` only an icon, named by `label`. */
export function CopyButton(props: {
  readonly text: () => string;
  readonly label: string;
  readonly caption?: string;
}) {
  const { copy } = useActions();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => {
      setCopied(false);
    }, CONFIRMED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      className={props.caption === undefined ? 'icon-button' : 'button button-small'}
      title={props.label}
      aria-label={props.label}
      onClick={() => {
        void copy(props.text()).then(setCopied);
      }}
    >
      <Icon size={14} aria-hidden />
      {props.caption !== undefined && (
        <span className="button-caption">{copied ? 'Copied' : props.caption}</span>
      )}
      <span className="spoken" role="status">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  );
}
