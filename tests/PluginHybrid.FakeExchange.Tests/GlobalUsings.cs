global using PluginHybrid.Testing;
