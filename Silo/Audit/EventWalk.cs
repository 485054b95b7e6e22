using System.Text.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Audit;

/// <summary>Compares a bucket's log with the orders whose events it has.</summary>
internal sealed class EventWalk(int bucket, AuditReader reader, AuditFindings findings)
{
    private const int AtOnce = 16;

    /// <summary>Walks the log.</summary>
    public async Task RunAsync()
    {
        try
        {
            await foreach (IReadOnlyList<OutboxEvent> page in reader.Ledger.ScanEventsAsync(bucket, reader.Cancelled))
            {
                IEnumerable<OutboxEvent> newest = page
                    .Where(entry => entry.StreamNamespace == OrderEvent.StreamNamespace)
                    .GroupBy(entry => entry.StreamKey)
                    .Select(entries => entries.MaxBy(entry => entry.Sequence));
                foreach (OutboxEvent[] some in newest.Chunk(AtOnce))
                {
                    await Task.WhenAll(some.Select(CheckAsync));
                }
            }
        }
        catch (JsonException)
        {
            findings.Add(new Violation(
                ViolationKinds.Unreadable, $"bucket {bucket}", "A block of the log is not JSON."));
        }
    }

    private async Task CheckAsync(OutboxEvent entry)
    {
        EntityKey key = EntityKey.Parse(entry.StreamKey);
        findings.Add(EventAudit.Check(key, entry.Sequence, await reader.OrderAsync(key)));
    }
}
