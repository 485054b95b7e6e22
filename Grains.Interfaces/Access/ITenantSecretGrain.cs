namespace OrderGrains.Access;

/// <summary>
/// Keeps the secret that a tenant's kitchen keys and customer tokens are made with, so that every process knows them
/// without a setting. Key: the tenant's <see cref="EntityKey"/> with the id <c>secret</c>.
/// </summary>
[Alias("og.ITenantSecretGrain")]
public interface ITenantSecretGrain : IGrainWithStringKey
{
    /// <summary>The secret, in base64: at least 256 random bits. The first call makes it.</summary>
    [Alias("Get")]
    Task<string> Get();

    /// <summary>Makes another secret: every key and token that was made with the old one ends.</summary>
    [Alias("Renew")]
    Task<string> Renew();
}
