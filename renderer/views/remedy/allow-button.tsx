import { ShieldCheck } from 'lucide-react';
import type { ReasonName } from '../../../shared/model/reason.ts';
import type { Allowing } from '../../state/app-state.ts';
import { useActions } from '../../state/store-context.tsx';
import { canAllow } from './allowing.ts';
import '../../components/button.css';

/** Beside a refusal that looks at addresses: writes the configuration that lets these clients in. */
export function AllowButton(props: {
  readonly reason: ReasonName;
  /** Made when it is asked for. */
  readonly allowing: () => Allowing;
  readonly caption?: string;
}) {
  const { allow } = useActions();
  if (!canAllow(props.reason)) return null;
  return (
    <button
      type="button"
      className={props.caption === undefined ? 'icon-button' : 'button button-small'}
      aria-label={props.caption ?? 'Let these clients in'}
      title="Configuration that lets these clients in, for the receiving administrator"
      onClick={() => {
        allow(props.allowing());
      }}
    >
      <ShieldCheck size={14} aria-hidden />
      {props.caption}
    </button>
  );
}
