using OrderGrains.Bench.Floors;
using OrderGrains.Bench.Floors.Orders;
using OrderGrains.Bench.Floors.Storage;

FloorOptions options = FloorOptions.Parse(args);
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.ListenLocalhost(options.Port);
});
await using WebApplication app = builder.Build();

using FloorStorage? storage = options.Mode == FloorMode.Plain ? null : new FloorStorage(options);
app.Run(options.Mode switch
{
    FloorMode.Plain => PlainEndpoint.AnswerAsync,
    FloorMode.Bare => new BareEndpoint(storage!).AnswerAsync,
    _ => new OrderEndpoint(storage!, options.StateSize).AnswerAsync,
});
await app.StartAsync();
Console.WriteLine($"{options.Mode} floor on port {options.Port}, process {Environment.ProcessId}");
await app.WaitForShutdownAsync();
