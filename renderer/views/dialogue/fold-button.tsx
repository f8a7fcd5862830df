import { ChevronDown, ChevronRight } from 'lucide-react';
import { useActions } from '../../state/store-context.tsx';
import './fold-button.css';

/** Shows more of a step, or less; the arrow keys → and ← do the same for the chosen one. */
export function FoldButton(props: {
  readonly stepKey: string;
  readonly open: boolean;
  readonly more: string;
  readonly less?: string;
}) {
  const { stepKey, open, more, less = 'show less' } = props;
  const { foldStep, selectStep } = useActions();
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    // Not a button: options hold nothing that can be operated by itself, so the keys of the list do it too.
    <span
      className="fold"
      title={open ? 'Fold (←)' : 'Unfold (→)'}
      onClick={(event) => {
        event.stopPropagation();
        foldStep(stepKey, !open);
        selectStep(stepKey);
      }}
    >
      <Icon size={12} aria-hidden />
      {open ? less : more}
    </span>
  );
}
