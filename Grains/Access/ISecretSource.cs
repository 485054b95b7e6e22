namespace OrderGrains.Access;

/// <summary>Makes secrets. Safe to call from anywhere.</summary>
public interface ISecretSource
{
    /// <summary>256 bits that nobody can guess, in base64.</summary>
    string Next();
}
