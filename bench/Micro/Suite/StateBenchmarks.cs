using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using OrderGrains.Json;
using OrderGrains.Orders;
using OrderGrains.Silo;

namespace OrderGrains.Bench.Micro.Suite;

/// <summary>An order of three lines as it is stored: by the codec of states, and by plain JSON.</summary>
public class StateBenchmarks
{
    private readonly StateCodec codec = new([OrderJson.Default]);
    private readonly ArrayBufferWriter<byte> output = new(8 * 1024);
    private OrderState? state;
    private byte[] json = [];

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        await using SampleLedger ledger = await SampleLedger.StartAsync();
        state = await ledger.PlaceAsync();
        codec.Write(output, state);
        json = output.WrittenSpan.ToArray();
    }

    /// <summary>A state to bytes.</summary>
    [Benchmark]
    public int Write()
    {
        output.ResetWrittenCount();
        codec.Write(output, state!);
        return output.WrittenCount;
    }

    /// <summary>Bytes to a state.</summary>
    [Benchmark]
    public OrderState Read() => codec.Read<OrderState>(json);

    /// <summary>The same state to bytes by the serializer alone.</summary>
    [Benchmark]
    public byte[] SerializeJson() => JsonSerializer.SerializeToUtf8Bytes(state!, OrderJson.Default.OrderState);

    /// <summary>The same bytes read through without making anything of them.</summary>
    [Benchmark]
    public int ScanJson()
    {
        Utf8JsonReader reader = new(json);
        int tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
