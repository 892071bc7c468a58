using System.Text;
using QRCoder;

namespace Reviews.Host.Pages;

/// <summary>A QR code as the address of a picture that stands in the page itself: it holds a secret, and no other request may fetch it.</summary>
internal static class QrPicture
{
    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var drawn = new SvgQRCode(code);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(drawn.GetGraphic(pixelsPerModule: 4)));
    }
}
