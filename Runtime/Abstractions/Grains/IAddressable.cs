namespace Orleans.Runtime;

/// <summary>What can be called by identity.</summary>
public interface IAddressable;
