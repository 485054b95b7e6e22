namespace OrderGrains.Tests;

public sealed class TranscriptTests
{
    private const string Output = "HTTP/1.1 201 Created\n{\"id\":\"ord_1\",\"state\":\"placed\"}\n";

    [Theory]
    [InlineData("HTTP/1.1 201 Created")]
    [InlineData("{\"id\":\"ord_…\",\"state\":\"placed\"}")]
    [InlineData("\"state\":\"placed\"")]
    public void FirstMissing_OfWhatWasPrinted_IsNothing(string shown) =>
        Assert.Null(Transcript.FirstMissing([shown], Output));

    [Fact]
    public void FirstMissing_OfAnotherState_IsThatLine() =>
        Assert.Equal("\"state\":\"ready\"", Transcript.FirstMissing(["201", "\"state\":\"ready\""], Output));

    [Fact]
    public void FirstMissing_OfLinesInAnotherOrder_IsTheSecond() =>
        Assert.Equal("201", Transcript.FirstMissing(["placed", "201"], Output));

    [Fact]
    public void Parse_PageWithTwoBlocks_GivesLanguageLinesAndPlace()
    {
        IReadOnlyList<ReadmeBlock> blocks = ReadmePage.Parse(["# A", "```sh", "a", "b", "```", "", "```", "c", "```"]);
        Assert.Equal(["sh", ""], blocks.Select(block => block.Language));
        Assert.Equal("a\nb", blocks[0].Text);
        Assert.Equal([3, 8], blocks.Select(block => block.Line));
    }
}
