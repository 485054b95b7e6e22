using System.Text;

namespace OrderGrains.Bench.Cluster.Reports;

/// <summary>A table that reads well on a terminal too.</summary>
public sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> rows = [columns];

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. columns.Select((_, column) => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        foreach (string[] row in rows.Take(1).Append([.. widths.Select(width => new string('-', width))])
            .Concat(rows.Skip(1)))
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))
                .Append(" |\n");
        }

        return text.ToString();
    }
}
