using System.ComponentModel.DataAnnotations;
using System.Reflection;
using PluginHybrid.Sdk.Settings;

namespace PluginHybrid.TestKit.Loading;

/// <summary>Settings that a test gives as an object. Ranges and <see cref="ISettingsCheck"/> hold as they do for the operator's.</summary>
internal sealed class GivenSettings(object? given) : ISettingValues
{
    public T Bind<T>()
        where T : class, new()
    {
        var settings = given switch
        {
            null => new T(),
            T own => own,
            _ => throw new SettingRefusedException($"the test gave {given.GetType().Name}, the plugin takes {typeof(T).Name}"),
        };
        foreach (var property in typeof(T).GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(property.GetValue(settings))))
            {
                throw new SettingRefusedException(rule.FormatErrorMessage(property.Name));
            }
        }

        return (settings as ISettingsCheck)?.Problem() is { } problem ? throw new SettingRefusedException(problem) : settings;
    }

    public T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null) => otherwise;
}
