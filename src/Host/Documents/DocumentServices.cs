using Microsoft.Extensions.Options;

namespace Reviews.Host.Documents;

internal static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<DocumentOptions>().Bind(settings.GetSection(DocumentOptions.Section));
        services.AddSingleton<TemplateFolder>();
        services.AddSingleton(provider => new PdfConverter(provider.GetRequiredService<IOptions<DocumentOptions>>().Value));
        return services;
    }
}
