import { encode } from 'uqr';
import { escapeHtml } from './sentence.ts';

/** A QR code as an inline SVG: one path of horizontal runs, dark on a light ground also in dark mode. */
export function qrCodeSvg(text: string, label: string): string {
  // A fixed mask: readers accept any, and choosing the best one of eight is most of the work.
  const { data, size } = encode(text, { ecc: 'L', border: 0, maskPattern: 2 });
  let path = '';
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path += `M${from} ${y}h${x - from + 1}`;
    }
  }
  return `<svg class="qr" viewBox="0 -.5 ${size} ${size}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path stroke="currentColor" d="${path}"></path></svg>`;
}
