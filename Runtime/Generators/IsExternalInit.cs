namespace System.Runtime.CompilerServices;

/// <summary>Lets this target framework have init-only members.</summary>
internal static class IsExternalInit;
