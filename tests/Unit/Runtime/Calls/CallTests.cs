using System.Diagnostics;
using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class CallTests
{
    [Fact]
    public void Call_OfEachReturnType_Answers()
    {
        using TestHost host = new();
        Assert.Equal(2, host.Finish(host.Probe("a").Value(1).AsTask()));
        host.Finish(host.Probe("a").Touch().AsTask());
        host.Finish(host.Probe("a").EndSoon());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Call_ThatThrows_FailsItsCallerOnly(bool isSynchronous)
    {
        using TestHost host = new();
        Task failing = isSynchronous ? host.Probe("a").FailSynchronously("no") : host.Probe("a").Fail("no");
        Task<int> next = host.Probe("a").Value(1).AsTask();
        Assert.Equal("no", host.Failure<InvalidOperationException>(failing).Message);
        Assert.Equal(2, host.Finish(next));
    }

    [Fact]
    public void Call_OfOneWayMethod_EndsBeforeItRuns()
    {
        using TestHost host = new();
        Task call = host.Probe("a").Tell("x");
        Assert.True(call.IsCompletedSuccessfully);
        host.Turns.Run();
        Assert.Contains("x begins", host.Gates.Journal);
    }

    [Fact]
    public void GetGrain_WithGrainId_CallsAnyClassThroughItsInterface()
    {
        using TestHost host = new();
        IProbeGrain grain = host.Runtime.GetGrain<IProbeGrain>(GrainId.Create("probe", "a"));
        Assert.Equal(2, host.Finish(grain.Value(1).AsTask()));
        Assert.Equal("a", grain.GetPrimaryKeyString());
    }

    [Fact]
    public void GetGrain_OfUnknownClass_FailsTheCall()
    {
        using TestHost host = new();
        Task call = host.Runtime.GetGrain<IProbeGrain>(GrainId.Create("nobody", "a")).EndSoon();
        Assert.Contains("nobody", host.Failure<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetGrain_OfInterfaceWithoutClass_Throws()
    {
        using TestHost host = new();
        Assert.Throws<ArgumentException>(() => host.Runtime.GetGrain<IUnimplementedGrain>("a"));
    }

    [Fact]
    public void Call_WithContextAndTrace_CarriesBothToTheGrain()
    {
        using TestHost host = new();
        RequestContext.Set("who", "me");
        using Activity trace = new Activity("outer").Start();
        Task<string> with = host.Probe("a").Context("who");
        trace.Stop();
        RequestContext.Clear();
        Task<string> without = host.Probe("a").Context("who");
        Assert.Equal("me|outer", host.Finish(with));
        Assert.Equal("|", host.Finish(without));
    }

    [Fact]
    public void Call_ThatChangesItsContext_LeaksNothingIntoTheNext()
    {
        using TestHost host = new();
        Task leaking = host.Probe("a").Leak("secret");
        Task<string> next = host.Probe("a").Context("leak");
        host.Finish(leaking);
        Assert.Equal("|", host.Finish(next));
        Assert.Null(RequestContext.Get("leak"));
    }
}
