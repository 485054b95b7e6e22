namespace OrderGrains.Payments;

/// <summary>Where money is moved. Safe to call from anywhere.</summary>
public interface IPaymentProvider
{
    /// <summary>Its name, e.g. <c>simulated</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Asks the provider; returns within its own time limit. A question of the same key is done once. Failures are
    /// answers: what is thrown is a defect, and counts as <see cref="ProviderAnswer.Transient"/>.
    /// </summary>
    /// <param name="request">The question.</param>
    /// <param name="grains">The grains of the caller's turn.</param>
    Task<ProviderAnswer> AskAsync(ProviderRequest request, IGrainFactory grains);
}
