import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useActions } from '../../state/store-context.tsx';
import './drop-overlay.css';

/** Takes files dropped anywhere on the window. */
export function DropOverlay() {
  const { openDropped } = useActions();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // Leaving an element for another one names it; leaving the window names nothing.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      openDropped([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [openDropped]);
  if (!over) return null;
  return (
    <div className="drop-overlay" data-testid="drop-overlay">
      <div>
        <FileDown size={36} aria-hidden />
        <p>Drop to open</p>
        <p className="faint">
          pcap or pcapng, also compressed; a mail log is read beside the capture in front
        </p>
      </div>
    </div>
  );
}
