using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A tick on its way through the mailbox. A timer has one at a time.</summary>
internal sealed class TimerTick : GrainAction
{
    private static readonly GrainMethod Alone = new() { InterfaceName = "Timer", MethodName = "Tick" };

    private static readonly GrainMethod Interleaving = new()
    {
        InterfaceName = "Timer",
        MethodName = "Tick",
        IsAlwaysInterleave = true,
    };

    private readonly GrainTimer timer;
    private readonly GrainTimerCreationOptions options;

    public TimerTick(Activation activation, GrainTimer timer, GrainTimerCreationOptions options)
        : base(new PlainReference(activation.Class.Runtime, activation.GrainId))
    {
        this.timer = timer;
        this.options = options;
        IsTick = !options.KeepAlive;
    }

    public override GrainMethod Method => options.Interleave ? Interleaving : Alone;

    protected override Task Invoke(object grain) => timer.TickAsync();
}
