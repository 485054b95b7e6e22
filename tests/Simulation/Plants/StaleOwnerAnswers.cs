using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>A silo answers as long as it has the grain, whether or not its lease lasts.</summary>
internal sealed class StaleOwnerAnswers : PlantedBug
{
    // It shows only where an owner that was overtaken is asked by somebody who has not heard of it either.
    public override IReadOnlyList<Mishap> Mishaps =>
        [Mishap.CutOffSiloAndFrontEnd, Mishap.FreezeSiloAndCutOffFrontEnd];

    public override void Infect(IServiceCollection services) =>
        services.Decorate<IGrainLocator>(static (_, locator) => new BoldLocator(locator));

    private sealed class BoldLocator(IGrainLocator locator) : IGrainLocator
    {
        public event Action? Changed
        {
            add => locator.Changed += value;
            remove => locator.Changed -= value;
        }

        public GrainLocation Find(GrainId grainId) => locator.Find(grainId);

        public bool MayAnswer(GrainId grainId) => true;

        public void OnMisdirected(GrainId grainId, SiloAddress asked, SiloAddress? hint) =>
            locator.OnMisdirected(grainId, asked, hint);
    }
}
