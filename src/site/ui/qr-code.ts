import encodeQr from 'qr';
import { escapeHtml } from './sentence.ts';

/** A QR code (ISO/IEC 18004) as one path of horizontal runs in a square of `size` units, quiet zone of one unit included. */
export function qrCodePath(text: string, errorCorrection: 'low' | 'medium'): { path: string; size: number } {
  // A fixed mask: readers accept any, and choosing the best one of eight is most of the work.
  const rows = encodeQr(text, 'raw', { ecc: errorCorrection, border: 1, mask: 2 });
  let path = '';
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path += `M${from} ${y}h${x - from + 1}`;
    }
  }
  return { path, size: rows.length };
}

/** The code as an inline SVG, dark on a light ground also in dark mode (`.qr`). */
export function qrCodeSvg(text: string, label: string): string {
  const { path, size } = qrCodePath(text, 'low');
  return `<svg class="qr" viewBox="0 -.5 ${size} ${size}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path stroke="currentColor" d="${path}"></path></svg>`;
}
