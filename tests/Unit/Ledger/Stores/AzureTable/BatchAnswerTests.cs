using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class BatchAnswerTests
{
    private const string Done =
        """
        --batchresponse_1
        Content-Type: multipart/mixed; boundary=changesetresponse_2

        --changesetresponse_2
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 204 No Content
        X-Content-Type-Options: nosniff
        DataServiceVersion: 3.0;
        ETag: W/"datetime'2026-03-01T12%3A00%3A00.1234567Z'"


        --changesetresponse_2
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 204 No Content
        ETag: W/"datetime'other'"


        --changesetresponse_2--
        --batchresponse_1--
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Parse_AllDone_FindsTheTagOfTheHead(string lineEnd)
    {
        BatchAnswer answer = Parse(Done.ReplaceLineEndings(lineEnd));

        Assert.Null(answer.Error);
        Assert.Equal("W/\"datetime'2026-03-01T12%3A00%3A00.1234567Z'\"", answer.ETag);
    }

    [Fact]
    public void Parse_NoTagForTheHead_TakesNoOthers() =>
        Assert.Null(Parse(Done.Replace("ETag: W/\"datetime'2026", "X: W/\"", StringComparison.Ordinal)).ETag);

    [Theory]
    [InlineData(412, "UpdateConditionNotSatisfied", "0:The update condition …", true, false)]
    [InlineData(409, "EntityAlreadyExists", "0:The specified entity already exists.", true, false)]
    [InlineData(404, "ResourceNotFound", "0:The specified resource does not exist.", true, false)]
    [InlineData(404, "ResourceNotFound", "17:The specified resource does not exist.", false, true)]
    [InlineData(404, "TableNotFound", "0:The table specified does not exist.", false, false)]
    [InlineData(400, "InvalidInput", "3:One of the request inputs is not valid.", false, false)]
    public void Parse_Refused_SaysWhatItWas(int status, string code, string message, bool isHead, bool isMissing)
    {
        BatchAnswer answer = Parse(
            $$$"""
            --batchresponse_1
            --changesetresponse_2
            HTTP/1.1 {{{status}}} Reason
            Content-Type: application/json

            {"odata.error":{"code":"{{{code}}}","message":{"lang":"en-US","value":"{{{message}}}\nTime:…"} } }
            --changesetresponse_2--
            --batchresponse_1--
            """);

        Assert.Equal((status, code), (answer.Error!.Value.Status, answer.Error.Value.Code));
        Assert.Equal((isHead, isMissing), (answer.IsHeadConflict, answer.IsRowMissing));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not a batch</html>")]
    public void Parse_NoBatch_IsAnErrorOfTheService(string body) =>
        Assert.Equal(500, Parse(body).Error!.Value.Status);

    private static BatchAnswer Parse(string text) => BatchAnswer.Parse(Encoding.UTF8.GetBytes(text));
}
