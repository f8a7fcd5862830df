import { CircleAlert, Info, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './banner.css';
import './button.css';

const ICONS: Readonly<Record<'bad' | 'warn' | 'info', LucideIcon>> = {
  bad: CircleAlert,
  warn: TriangleAlert,
  info: Info,
};

/** A line across the window that says what happened; stays until dismissed. */
export function Banner(props: {
  readonly tone: 'bad' | 'warn' | 'info';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
}) {
  const Icon = ICONS[props.tone];
  return (
    <div className={`banner tone-${props.tone}`} role={props.tone === 'info' ? 'status' : 'alert'}>
      <Icon size={16} aria-hidden />
      <p>{props.children}</p>
      {props.action}
      {props.onDismiss && (
        <button
          type="button"
          className="icon-button"
          aria-label="Dismiss"
          title="Dismiss"
          onClick={props.onDismiss}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
