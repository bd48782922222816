package io.dialstream.campaigns.dashboard.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody's browser, without scripts: keeps cookies, follows links, sends forms. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final int port;
    private String csrf = "";

    public Browser(int port) {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** A browser on this machine that has an address of its own there, such as 127.0.0.2. */
    public Browser(int port, InetAddress address) {
        this.port = port;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).localAddress(address).build();
    }

    public Browser signedIn(String key) {
        get("/sign-in");
        submit("/sign-in", "key", key);
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) {
        var answer = send(request(path, headers).GET().build());
        var token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return answer;
    }

    /** Sends a form as the last page would; fields come as name, value, name, value. */
    public HttpResponse<String> submit(String path, String... fields) {
        return post(path, "_csrf=" + encoded(csrf) + "&" + form(fields));
    }

    /** Sends a form as htmx does: the token in a header. */
    public HttpResponse<String> submitByScript(String path, String... fields) {
        return send(
                request(
                                path,
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "X-XSRF-TOKEN",
                                csrf)
                        .POST(BodyPublishers.ofString(form(fields)))
                        .build());
    }

    /** Sends a file as the last page's script would. */
    public HttpResponse<String> upload(String path, String content) {
        return upload(path, content, StandardCharsets.UTF_8);
    }

    public HttpResponse<String> upload(String path, String content, Charset charset) {
        return send(
                request(path, "Content-Type", "application/octet-stream", "X-XSRF-TOKEN", csrf)
                        .POST(BodyPublishers.ofString(content, charset))
                        .build());
    }

    /** Sends a form as a page of another site would. */
    HttpResponse<String> submitFromElsewhere(String path, String... fields) {
        return post(path, form(fields));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    String cookieHeader() {
        return String.join("; ", cookies().stream().map(HttpCookie::toString).toList());
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                request(path, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(String... fields) {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(encoded(fields[i + 1]));
        }
        return form.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
