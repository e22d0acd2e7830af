using System.Collections.Immutable;
using System.Reflection;
using Bogus;

namespace PluginHybrid.Recordings.Tests.Inputs;

/// <summary>Makes values of any type of the session from a seed, by its constructor and its settable members: a new member is filled without a word here.</summary>
/// <param name="seed">The same seed, the same values.</param>
internal sealed class AnyValue(int seed)
{
    private static readonly string[] Texts =
        ["", "BTCUSDT", "1 % below 61 869.2", "quote \" back \\ slash / tab \t line \n", "Größe → 大 🚀", "<b>&'+`</b>", "\u0001\u007f\u2028"];

    private readonly Randomizer _chance = new(seed);

    public object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner);
        }

        if (type.IsEnum)
        {
            return type.IsDefined(typeof(FlagsAttribute), inherit: false)
                ? Enum.ToObject(type, _chance.Int(0, 127))
                : _chance.ArrayElement(Enum.GetValues(type).Cast<object>().ToArray());
        }

        return Simple(type) ?? Many(type) ?? Made(type);
    }

    private object? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => _chance.ArrayElement(Texts),
        _ when type == typeof(bool) => _chance.Bool(),
        _ when type == typeof(int) => _chance.ArrayElement([0, 1, -1, int.MaxValue, int.MinValue, _chance.Int()]),
        _ when type == typeof(long) => _chance.ArrayElement([0, 9_007_199_254_740_993, long.MaxValue, long.MinValue, _chance.Long()]),
        _ when type == typeof(decimal) => Figure(),
        _ when type == typeof(TimeSpan) => new TimeSpan(_chance.Long(-TimeSpan.TicksPerDay * 40, TimeSpan.TicksPerDay * 40)),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(_chance.Long(0, DateTime.MaxValue.Ticks), TimeSpan.Zero),
        _ => null,
    };

    // Scale, sign of zero and all 29 digits count.
    private decimal Figure() => _chance.ArrayElement(
    [
        0m, 0.00m, 1.50m, 61869.20m, -0.000_000_01m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m,
        new decimal(_chance.Int(), _chance.Int(), _chance.Int(), _chance.Bool(), (byte)_chance.Int(0, 28)),
    ]);

    private object? Many(Type type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var element = type.GetGenericArguments()[0];
        var items = Array.CreateInstance(element, _chance.Int(0, 3));
        for (var i = 0; i < items.Length; i++)
        {
            items.SetValue(Of(element), i);
        }

        if (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return typeof(ImmutableArray).GetMethods()
                .Single(method => method.Name == nameof(ImmutableArray.Create)
                    && method.GetParameters() is [{ ParameterType.IsArray: true } only] && !only.IsDefined(typeof(System.Runtime.CompilerServices.ScopedRefAttribute)))
                .MakeGenericMethod(element).Invoke(null, [items]);
        }

        return type.IsInstanceOfType(items) ? items : null;
    }

    private object Made(Type type)
    {
        var made = type;
        if (type.IsAbstract)
        {
            var members = type.Assembly.GetTypes().Where(member => !member.IsAbstract && member.IsAssignableTo(type))
                .OrderBy(member => member.Name, StringComparer.Ordinal).ToArray();
            made = _chance.ArrayElement(members);
        }

        var constructor = made.GetConstructors().Where(one => !IsCopy(one, made)).OrderByDescending(one => one.GetParameters().Length).FirstOrDefault();
        var value = constructor is null
            ? Activator.CreateInstance(made)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter.ParameterType, parameter.Name!))]);
        foreach (var member in made.GetProperties().Where(member => member.SetMethod is { IsPublic: true } && !IsArgument(constructor, member)))
        {
            var mayBeMissing = new NullabilityInfoContext().Create(member).WriteState == NullabilityState.Nullable;
            member.SetValue(value, mayBeMissing && _chance.Bool() ? null : Of(member.PropertyType));
        }

        return value;
    }

    private object Argument(Type type, string name) =>
        name.Equals("because", StringComparison.OrdinalIgnoreCase) ? "because " + _chance.ArrayElement(Texts) : Of(type);

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [{ } only] && only.ParameterType == type;

    private static bool IsArgument(ConstructorInfo? constructor, PropertyInfo member) =>
        constructor?.GetParameters().Any(parameter => parameter.Name!.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) == true;
}
