/** An element, or 0 beyond the end: a typed array has no holes. */
export const valueAt = (numbers: ArrayLike<number>, index: number): number => numbers[index] ?? 0;

export function add(to: Float64Array, index: number, more: number): void {
  to[index] = valueAt(to, index) + more;
}

export function raise(to: Float64Array, index: number, atLeast: number): void {
  if (atLeast > valueAt(to, index)) to[index] = atLeast;
}
