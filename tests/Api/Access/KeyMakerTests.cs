using OrderGrains.Api.Access;

namespace OrderGrains.Tests.Access;

public sealed class KeyMakerTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(static number => (byte)number)];
    private static readonly KeyMaker Maker = new("default", Secret);
    private static readonly KeyClaim Customer = new(CallerRole.Customer, "cus_1", 0);
    private static readonly KeyClaim Store = new(CallerRole.Store, "corner", 2);

    [Theory]
    [InlineData("cus_1")]
    [InlineData("a.b.c")]
    [InlineData("Zoë & Söhne, Café 1")]
    [InlineData("100%25")]
    public void Make_AnyId_IsReadBackAndPlainText(string id)
    {
        foreach (KeyClaim claim in (KeyClaim[])[Customer with { Id = id }, Store with { Id = id }])
        {
            string key = Maker.Make(claim);
            Assert.Equal(claim, KeyClaim.Read(key));
            Assert.True(Maker.Made(key, claim));
            Assert.DoesNotContain(key, static letter => letter is <= ' ' or > '~');
        }
    }

    [Fact]
    public void Make_Keys_AreAsRecorded()
    {
        // Keys in people's hands go on working in every later version.
        Assert.Equal("ogc_cus_1.n3uRYi5DbG5LdWa5ogU3Fl1VnCEFBon8QYxGpnVHQDM", Maker.Make(Customer));
        Assert.Equal("ogk_corner.2.EkLUgzWaRlD7cvb6A97SeZtLWbyh5JFLeN_cWI3h8Wg", Maker.Make(Store));
    }

    [Fact]
    public void Make_OfTheLongestId_IsRead()
    {
        KeyClaim claim = Store with { Id = new string('%', 128), Generation = int.MaxValue };
        Assert.Equal(claim, KeyClaim.Read(Maker.Make(claim)));
    }

    [Fact]
    public void Made_AnyLetterChanged_IsRefused()
    {
        foreach (string key in (string[])[Maker.Make(Customer), Maker.Make(Store)])
        {
            for (int at = 0; at < key.Length; at++)
            {
                string other = key[..at] + (key[at] == 'A' ? 'B' : 'A') + key[(at + 1)..];
                Assert.False(Holds(Maker, other), other);
                Assert.False(Holds(Maker, key[..at]), key[..at]);
                Assert.False(Holds(Maker, key.Insert(at, " ")), key.Insert(at, " "));
            }

            Assert.False(Holds(Maker, key + "A"));
        }
    }

    [Fact]
    public void Made_OfAnotherSecretOrTenant_IsRefused()
    {
        byte[] otherSecret = [.. Secret];
        otherSecret[31]++;
        foreach (KeyClaim claim in (KeyClaim[])[Customer, Store])
        {
            Assert.False(Holds(new KeyMaker("default", otherSecret), Maker.Make(claim)));
            Assert.False(Holds(new KeyMaker("other", Secret), Maker.Make(claim)));
        }
    }

    [Fact]
    public void Made_MacOfAnotherKindStoreOrGeneration_IsRefused()
    {
        KeyClaim[] others =
        [
            Store with { Generation = 3 }, Store with { Id = "other" }, Store with { Role = CallerRole.Customer },
            Customer with { Id = "corner" },
        ];
        string mac = MacOf(Maker.Make(Store));
        Assert.All(others, other => Assert.NotEqual(mac, MacOf(Maker.Make(other))));
        Assert.False(Holds(Maker, "ogk_corner.3." + mac));
        Assert.False(Holds(Maker, "ogk_corner.02." + mac));
        Assert.False(Holds(Maker, "ogk_%63orner.2." + mac));
        Assert.False(Holds(Maker, "ogc_corner." + mac));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ogc_")]
    [InlineData("ogc_.")]
    [InlineData("ogc_.mac")]
    [InlineData("ogk_corner.mac")]
    [InlineData("ogk_corner.-1.mac")]
    [InlineData("ogk_corner.99999999999.mac")]
    [InlineData("ogk_.1.mac")]
    [InlineData("oga_x.mac")]
    [InlineData("...")]
    public void Read_WhatIsNoKey_IsNull(string text) => Assert.Null(KeyClaim.Read(text));

    [Fact]
    public void Read_FarTooLong_IsNull() => Assert.Null(KeyClaim.Read("ogc_" + new string('a', 100_000) + ".mac"));

    private static bool Holds(KeyMaker maker, string key) =>
        KeyClaim.Read(key) is { } claim && maker.Made(key, claim);

    private static string MacOf(string key) => key[(key.LastIndexOf('.') + 1)..];
}
