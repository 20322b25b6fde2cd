import type { ReactElement } from 'react';
import { qrCodePath } from '../../site/ui/qr-code.ts';

/** A QR code as inline SVG, made where the page is made: no service learns what is in it. */
export function QrImage({ text, label }: { text: string; label: string }): ReactElement {
  const { path, size } = qrCodePath(text, 'medium');
  return (
    <svg className="qr" viewBox={`0 -.5 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path stroke="currentColor" d={path} />
    </svg>
  );
}
