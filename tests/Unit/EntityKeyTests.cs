namespace OrderGrains.Tests;

public sealed class EntityKeyTests
{
    [Theory]
    [InlineData("default/ord_1", "default", "ord_1")]
    [InlineData("defaults/a/b", "defaults", "a/b")]
    [InlineData("t/", "t", "")]
    public void Parse_TextForm_IsReadBack(string text, string tenant, string id)
    {
        EntityKey key = EntityKey.Parse(text);

        Assert.Equal((tenant, id), (key.Tenant, key.Id));
        Assert.Equal(text, key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("default")]
    [InlineData("/ord_1")]
    public void Parse_NoTenant_Throws(string text) => Assert.Throws<FormatException>(() => EntityKey.Parse(text));

    [Fact]
    public void Parse_TheDefaultTenant_SharesItsText() =>
        Assert.Same(EntityKey.DefaultTenant, EntityKey.Parse("default/ord_1").Tenant);
}
