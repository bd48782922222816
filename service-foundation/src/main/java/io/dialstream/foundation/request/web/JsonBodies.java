package io.dialstream.foundation.request.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes bodies that say that they are JSON, and nothing else that a parser on the class path might
 * understand. Asked before anything reads the type: Spring fails on one that is a pattern.
 */
class JsonBodies implements HandlerInterceptor {

    /** RFC 7396. */
    private static final MediaType MERGE_PATCH =
            MediaType.parseMediaType("application/merge-patch+json");

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (handler instanceof HandlerMethod method
                && takesBody(method)
                && !takesBytes(method)
                && !isJson(type, "PATCH".equals(request.getMethod()))) {
            throw new HttpMediaTypeNotSupportedException(
                    "not JSON: " + type, List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /** Then its mapping says of which type. */
    private static boolean takesBytes(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter ->
                        parameter.hasParameterAnnotation(RequestBody.class)
                                && parameter.getParameterType() == byte[].class);
    }

    private static boolean isJson(@Nullable String type, boolean patches) {
        if (type == null) {
            return false;
        }
        try {
            var given = MediaType.parseMediaType(type);
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(given)
                    || (patches && MERGE_PATCH.equalsTypeAndSubtype(given));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
