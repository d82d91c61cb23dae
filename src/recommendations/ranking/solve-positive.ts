/**
 * Solves `matrix · x = right` for a symmetric positive definite matrix, by elimination without
 * pivots. Leaves both arguments as they are.
 */
export function solvePositive(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row) => row.slice());
  const x = right.slice();
  rows.forEach((top, k) => {
    for (let i = k + 1; i < rows.length; i += 1) {
      const row = rows[i] ?? top;
      const factor = at(row, k) / at(top, k);
      if (factor === 0) continue;
      for (let j = k; j < rows.length; j += 1) row[j] = at(row, j) - factor * at(top, j);
      x[i] = at(x, i) - factor * at(x, k);
    }
  });
  for (let k = rows.length - 1; k >= 0; k -= 1) {
    const row = rows[k] ?? x;
    let rest = at(x, k);
    for (let j = k + 1; j < rows.length; j += 1) rest -= at(row, j) * at(x, j);
    x[k] = rest / at(row, k);
  }
  return x;
}

const at = (values: Float64Array, index: number) => values[index] ?? 0;
