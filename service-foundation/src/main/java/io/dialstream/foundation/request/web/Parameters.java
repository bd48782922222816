package io.dialstream.foundation.request.web;

import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.request.Ids;
import io.dialstream.foundation.request.XmlText;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses a parameter that is given twice, because one of its values would go unnoticed, and one
 * that is no text. What is in the path is an id or a telephone number. A form of a page sends what
 * is left empty; a client of the API that sends an empty parameter has lost its value.
 */
class Parameters implements HandlerInterceptor {

    /** What a telephone number in a path is called. */
    private static final String NUMBER = "phoneNumber";

    private static final Pattern NUMBERS = Pattern.compile("\\+[1-9][0-9]{0,14}\\*?");

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return true; // What is answered has been refused already, for another reason.
        }
        boolean ofTheApi = isOfTheApi(handler);
        request.getParameterMap().forEach((name, values) -> check(name, values, ofTheApi));
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> ids) {
            ids.forEach((name, id) -> checkId(name.toString(), id.toString()));
        }
        return true;
    }

    private static void checkNumber(String number) {
        if (!NUMBERS.matcher(number).matches()) {
            throw new InvalidRequestException(
                    NUMBER, "must be in E.164 form, or the beginning of such numbers and a star");
        }
    }

    private static boolean isOfTheApi(Object handler) {
        return handler instanceof HandlerMethod method
                && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class);
    }

    private static void check(String name, String[] values, boolean ofTheApi) {
        if (values.length > 1) {
            throw new InvalidRequestException(name, "is given more than once");
        }
        if (ofTheApi && values[0].isEmpty()) {
            throw new InvalidRequestException(name, "is empty; leave it out");
        }
        if (!XmlText.holds(values[0])) {
            throw new InvalidRequestException(name, XmlText.PROBLEM);
        }
    }

    private static void checkId(String name, String id) {
        if (name.equals(NUMBER)) {
            checkNumber(id);
        } else if (!Ids.isId(id)) {
            throw new InvalidRequestException(
                    name, "must be 1 to 200 of the characters A-Z, a-z, 0-9, . _ ~ and -");
        }
    }
}
