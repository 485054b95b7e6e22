using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

/// <summary>
/// Three silos with crashes, stops of the process and a failing store, under writers that read what they overwrite: one
/// effective writer, and no acknowledged write lost.
/// </summary>
public sealed class OwnershipSimulationTests
{
    private const int Seeds = 12;
    private const int Writers = 12;
    private const int Faults = 8;

    [Fact]
    public void Run_ManySeeds_LosesNoAcknowledgedWrite()
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            new Run(seed).Check();
        }
    }

    private sealed class Run(int seed)
    {
        private readonly ClusterWorld world = new(buckets: 8, seed);
        private readonly Random random = new(seed);
        private readonly List<string> violations = [];
        private readonly long[] acknowledged = new long[Writers];
        private bool done;

        public void Check()
        {
            world.Join(3);
            Task[] writers =
                [.. Enumerable.Range(0, Writers).Select(number => world.Scheduler.Start(() => WriteAsync(number)))];
            for (int fault = 0; fault < Faults; fault++)
            {
                world.RunFor(TimeSpan.FromMilliseconds(random.Next(200, 3_000)));
                Break();
            }

            world.Faults.Percent = 0;
            world.Until(world.IsEven, "the silos to share the buckets");
            done = true;
            world.Until(() => writers.All(writer => writer.IsCompleted), "the writers to end");
            for (int number = 0; number < Writers; number++)
            {
                writers[number].GetAwaiter().GetResult();
                long stored = SequenceOf(world.Stored(Key(number)));
                Expect(
                    stored >= acknowledged[number],
                    $"{Key(number)}: {acknowledged[number]} acknowledged, {stored} stored");
            }

            Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join("; ", violations)}");
            Assert.All(acknowledged, sequence => Assert.True(sequence > 5, $"Seed {seed}: only {sequence} writes"));
        }

        private void Break()
        {
            TestSilo silo = world.Silos[random.Next(world.Silos.Count)];
            switch (random.Next(5))
            {
                case 0:
                    world.Kill(silo);
                    world.Faults.Percent = 0;
                    world.Start();
                    break;
                case 1:
                    silo.Scheduler.Freeze();
                    world.RunFor(TimeSpan.FromMilliseconds(random.Next(500, 8_000)));
                    silo.Scheduler.Thaw();
                    break;
                case 2:
                    world.Leave(silo);
                    world.Faults.Percent = 0;
                    world.Start();
                    break;
                case 3:
                    world.Faults.IsAway = true;
                    world.RunFor(TimeSpan.FromMilliseconds(random.Next(500, 6_000)));
                    world.Faults.IsAway = false;
                    break;
                default:
                    world.Faults.Percent = random.Next(15);
                    break;
            }
        }

        /// <summary>
        /// A grain of the bucket: loads, writes the next sequence under the epoch it was loaded in, answers if it may.
        /// </summary>
        private async Task WriteAsync(int number)
        {
            string key = Key(number);
            var turns = new Dictionary<TestSilo, Task<long?>>();
            while (!done)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(10, 60)), world.Time);
                int bucket = KeyHash.BucketOf(key, world.Buckets);
                TestSilo[] answering = [.. world.Silos.Where(silo => silo.Ownership.MayAnswer(bucket))];
                Expect(answering.Length <= 1, $"bucket {bucket} is answered by {answering.Length} silos");
                if (answering.Length == 0
                    || (turns.TryGetValue(answering[0], out Task<long?>? last) && !last.IsCompleted))
                {
                    continue;
                }

                TestSilo holder = answering[0];
                Task<long?> turn = turns[holder] = holder.Scheduler.Start(() => TurnAsync(holder, key, bucket));
                Task first = await Task.WhenAny(turn, Task.Delay(TimeSpan.FromSeconds(2), world.Time));
                if (first == turn && await turn is { } sequence)
                {
                    Expect(sequence > acknowledged[number], $"{key}: {sequence} after {acknowledged[number]}");
                    acknowledged[number] = Math.Max(acknowledged[number], sequence);
                }
            }
        }

        private static async Task<long?> TurnAsync(TestSilo holder, string key, int bucket)
        {
            try
            {
                LoadedState<Note> loaded =
                    await holder.Engine.LoadStateAsync<Note>("order", key, CancellationToken.None);
                long next = SequenceOf(loaded.State?.Text) + 1;
                await holder.Engine.WriteAsync(
                    ClusterWorld.Owner(key) with { Epoch = loaded.Epoch }, Note.Of(key, next));
                return holder.Ownership.MayAnswer(bucket) ? next : null;
            }
            catch (InfrastructureException)
            {
                return null;
            }
        }

        private static string Key(int number) => $"default/{number}";

        private static long SequenceOf(string? text) =>
            text is null ? 0 : long.Parse(text[(text.IndexOf('#', StringComparison.Ordinal) + 1)..], null);

        private void Expect(bool holds, string violation)
        {
            if (!holds)
            {
                violations.Add(violation);
            }
        }
    }
}
