import encodeQr from 'qr';
import { escapeHtml } from './sentence.ts';

/** A QR code (ISO/IEC 18004) as one path of horizontal runs in a square of `size` units, quiet zone of one unit included. */
export function qrCodePath(text: string, errorCorrection: 'low' | 'medium'): { path: string; size: number } {
  // A fixed mask: readers accept any, and choosing the best one of eight is most of the work.
  const rows = encodeQr(text, 'raw', { ecc: errorCorrection, border: 1, mask: 2 });
  const size = rows.length;
  let path = '';
  for (let y = 1; y < size - 1; y += 1) {
    const row = rows[y] ?? [];
    for (let x = 1; x < size - 1; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path += `${moveTo(from, y)}${x - from + 1}`;
    }
  }
  return { path, size };
}

/** Numbers take longer to write than a code to make: every move is written once. */
const moves: string[] = [];
const mostModules = 179;
function moveTo(x: number, y: number): string {
  return (moves[y * mostModules + x] ??= `M${x} ${y}h`);
}

/** The code as an inline SVG, dark on a light ground also in dark mode (`.qr`). */
export function qrCodeSvg(text: string, label: string): string {
  const { path, size } = qrCodePath(text, 'low');
  return `<svg class="qr" viewBox="0 -.5 ${size} ${size}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path stroke="currentColor" d="${path}"></path></svg>`;
}
