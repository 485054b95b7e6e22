namespace OrderGrains.Tests.Deploy;

/// <summary>The name of an image.</summary>
internal static class ImageName
{
    /// <summary>A tag that says which: not none, not the latest.</summary>
    internal static void IsPinned(string image)
    {
        string tag = image[(image.LastIndexOf('/') + 1)..].Split(':') is [_, string named] ? named : "";
        Assert.True(tag.Any(char.IsAsciiDigit), $"The image {image} has no tag that names a version.");
    }
}
