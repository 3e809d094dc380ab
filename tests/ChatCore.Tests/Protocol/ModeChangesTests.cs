using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

public sealed class ModeChangesTests
{
    [Fact]
    public void Letters_take_their_parameters_in_order()
    {
        var changes = ModeChanges.Parse(["+ov-b+t", "alice", "bob", "*!*@spam"], (letter, _) => letter is 'o' or 'v' or 'b');
        Assert.Equal([new(true, 'o', "alice"), new(true, 'v', "bob"), new(false, 'b', "*!*@spam"), new(true, 't', null)], changes);
        Assert.Equal(["+ov-b+t", "alice", "bob", "*!*@spam"], ModeChanges.Format(changes));
    }

    [Fact]
    public void A_missing_parameter_is_null_and_nothing_at_all_is_no_change()
    {
        Assert.Equal([new(true, 'o', null)], ModeChanges.Parse(["o"], (_, _) => true));
        Assert.Empty(ModeChanges.Parse([], (_, _) => true));
        Assert.Empty(ModeChanges.Parse(["+-"], (_, _) => true));
    }
}
