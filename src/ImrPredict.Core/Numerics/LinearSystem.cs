namespace ImrPredict.Numerics;

/// <summary>Solves small dense systems of linear equations.</summary>
internal static class LinearSystem
{
    /// <summary>A square matrix with values on its diagonal and zeros elsewhere.</summary>
    public static double[][] Diagonal(IReadOnlyList<double> values)
    {
        var matrix = new double[values.Count][];
        for (var r = 0; r < matrix.Length; r++)
        {
            matrix[r] = new double[matrix.Length];
            matrix[r][r] = values[r];
        }

        return matrix;
    }

    /// <summary>Solves A x = b by elimination with row exchange; the matrix is used up.</summary>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        double[] x = [.. right];
        for (var c = 0; c < size; c++)
        {
            var pivot = Enumerable.Range(c, size - c).MaxBy(r => Math.Abs(matrix[r][c]));
            (matrix[c], matrix[pivot]) = (matrix[pivot], matrix[c]);
            (x[c], x[pivot]) = (x[pivot], x[c]);
            for (var r = c + 1; r < size; r++)
            {
                var factor = matrix[r][c] / matrix[c][c];
                if (factor != 0)
                {
                    Subtract(matrix[r], matrix[c], factor, c);
                    x[r] -= factor * x[c];
                }
            }
        }

        for (var r = size - 1; r >= 0; r--)
        {
            for (var c = r + 1; c < size; c++)
            {
                x[r] -= matrix[r][c] * x[c];
            }

            x[r] /= matrix[r][r];
        }

        return x;
    }

    private static void Subtract(double[] row, double[] pivot, double factor, int from)
    {
        for (var c = from; c < row.Length; c++)
        {
            row[c] -= factor * pivot[c];
        }
    }
}
