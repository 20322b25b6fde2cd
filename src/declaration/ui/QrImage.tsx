import type { ReactElement } from 'react';
import { encode } from 'uqr';

/** A QR code as inline SVG, made where the page is made: no service learns what is in it. */
export function QrImage({ text, label }: { text: string; label: string }): ReactElement {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1` : '')).join('')).join('');
  return (
    <svg className="qr" viewBox={`0 -.5 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path stroke="currentColor" d={path} />
    </svg>
  );
}
