namespace OrderGrains.Runtime;

/// <summary>A greeting.</summary>
/// <param name="Oldest">The oldest version of the protocol that the greeter speaks.</param>
/// <param name="Newest">The newest one.</param>
/// <param name="ClusterId">Its cluster.</param>
/// <param name="Target">The silo that it wants, this life of it and no other.</param>
/// <param name="Name">The greeter's address; a client's name.</param>
internal sealed record Hello(int Oldest, int Newest, string ClusterId, string Target, string Name);
