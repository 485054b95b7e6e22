namespace OrderGrains.Runtime;

/// <summary>
/// Stands for OnActivateAsync or OnDeactivateAsync where a call made from there needs a caller. Never sent.
/// </summary>
internal sealed class LifecycleRequest : GrainAction
{
    private static readonly GrainMethod Description = new() { InterfaceName = "Grain", MethodName = "OnActivate" };

    public LifecycleRequest(Activation activation)
        : base(new PlainReference(activation.Class.Runtime, activation.GrainId)) => Executor = activation;

    public override GrainMethod Method => Description;

    protected override Task Invoke(object grain) => throw new InvalidOperationException("This is never sent.");
}
