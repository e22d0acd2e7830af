using PluginHybrid.FakeExchange.People;

namespace PluginHybrid.FakeExchange.Tests.People;

[Category(Level.Unit)]
public sealed class PersonScriptTests
{
    [Theory]
    [InlineData("stpes: []", "s.yaml(1,1): script: unknown key 'stpes'; known are name, repeat, waits, steps")]
    [InlineData("name: x", "s.yaml(1,1): script: wanted a list 'steps', found none")]
    [InlineData("steps: 3", "s.yaml(1,8): script: wanted a list 'steps', found none")]
    [InlineData("repeat: perhaps\nsteps: []", "s.yaml(1,9): script: 'repeat' wants true or false, found 'perhaps'")]
    [InlineData("steps:\n  - after: 1s", "s.yaml(2,5): step: wanted exactly one of open, add, reduce, close, flip, stops, drive, found none")]
    [InlineData("steps:\n  - close: {symbol: A}\n    flip: {symbol: A}", "s.yaml(2,5): step: wanted exactly one of open, add, reduce, close, flip, stops, drive, found close, flip")]
    [InlineData("steps:\n  - after: soon\n    close: {symbol: A}", "s.yaml(2,12): step: 'after' wants a time such as 1.5s, 200ms or 2m, found 'soon'")]
    [InlineData("steps:\n  - at: 1s\n    after: 1s\n    close: {symbol: A}", "s.yaml(2,5): step: wanted 'at' or 'after', found both")]
    [InlineData("steps:\n  - open: {symbol: A, side: Up, qty: 1}", "s.yaml(2,29): open: 'side' wants one of Buy, Sell, found 'Up'")]
    [InlineData("steps:\n  - open: {symbol: A, side: Buy}", "s.yaml(2,11): open: 'qty' is missing")]
    [InlineData("steps:\n  - open: {symbol: A, side: Buy, qty: much}", "s.yaml(2,39): open: 'qty' wants a number, found 'much'")]
    [InlineData("steps:\n  - close: {symbol: A, qty: 1}", "s.yaml(2,24): close: unknown key 'qty'; known are symbol, positionIdx")]
    [InlineData("steps:\n  - when: {symbol: A}\n    close: {symbol: A}", "s.yaml(2,11): when: wanted 'above' or 'below', found neither")]
    [InlineData("steps:\n  - drive: {symbol: A, over: 3s}", "s.yaml(2,12): drive: 'drive' wants 'to', a price or a percentage")]
    [InlineData("steps:\n  - drive: {symbol: A, to: +1%}", "s.yaml(2,12): drive: 'over' is missing")]
    [InlineData("steps:\n  - close", "s.yaml(2,5): step: wanted a mapping, found something else")]
    [InlineData("", "s.yaml(1,1): wanted a mapping with 'steps', found nothing")]
    public void What_is_wrong_is_named_with_file_line_and_column(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<PersonScriptException>(() => PersonScript.Read(yaml, "s.yaml")).Message);

    [Fact]
    public void Broken_yaml_is_named_too() =>
        Assert.StartsWith("s.yaml(", Assert.Throws<PersonScriptException>(() => PersonScript.Read("steps: [", "s.yaml")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1.5s", 1_500)]
    [InlineData("200ms", 200)]
    [InlineData("2m", 120_000)]
    [InlineData("0s", 0)]
    public void Times_have_units(string text, int ms) => Assert.Equal(
        TimeSpan.FromMilliseconds(ms),
        PersonScript.Read($"steps:\n  - after: {text}\n    close: {{symbol: A}}").Steps[0].After);

    [Fact]
    public void The_newcomers_script_reads_and_repeats()
    {
        Assert.True(PersonScript.Newcomer.Repeats);
        Assert.True(PersonScript.Newcomer.Steps.Count > 10);
        Assert.Equal("newcomer", PersonScript.Newcomer.Name);
    }
}
