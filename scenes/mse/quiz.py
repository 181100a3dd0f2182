"""The answers to the quiz on why errors are squared."""

import sympy as sp

_r = sp.symbols("r_1 r_2", real=True)
_s = sp.symbols("s_1 s_2", positive=True)
_rho = sp.Rational(1, 2)


def assumptions() -> set[str]:
    """Without which assumptions minus the log-likelihood is not about the sum of the squares.

    Two points are enough: what is left of minus the log is compared with r₁² + r₂².
    """
    (r1, r2), (s1, s2) = _r, _s
    exponents = {
        "independent": (r1**2 - 2 * _rho * r1 * r2 + r2**2) / (2 * (1 - _rho**2)),
        "gaussian": sp.Abs(r1) + sp.Abs(r2),
        "width": r1**2 / (2 * s1**2) + r2**2 / (2 * s2**2),
        "line": _with_any_f(),
    }
    squares = r1**2 + r2**2
    return {
        name
        for name, exponent in exponents.items()
        if not sp.simplify(exponent / squares).is_positive
        or sp.simplify(exponent / squares).free_symbols & set(_r)
    }


def _with_any_f() -> sp.Expr:
    """The exponent for independent Gaussian noise of one width, about an f of any shape."""
    f = sp.symbols("f_1 f_2", real=True)
    y = [value + r for value, r in zip(f, _r, strict=True)]
    width = _s[0]
    return sp.expand(
        sp.Add(*((yi - fi) ** 2 / (2 * width**2) for yi, fi in zip(y, f, strict=True)))
    )


def mean() -> dict[str, float]:
    """The mean squared error of three residuals."""
    residuals = 1, -2, 3
    count = len(residuals)
    total = sum(r**2 for r in residuals)
    return {
        "right": total / count,
        "signed": sum(residuals) / count,
        "absolute": sum(map(abs, residuals)) / count,
        "total": total,
    }


def laplace() -> set[str]:
    """What minus the log of Laplace's bells is about: the same, but for a factor."""
    width = _s[0]
    density = sp.Mul(*(sp.exp(-sp.Abs(r) / width) / (2 * width) for r in _r))
    cost = sp.expand_log(-sp.log(density), force=True)
    candidates = {
        "absolute": sp.Add(*map(sp.Abs, _r)),
        "squares": sp.Add(*(r**2 for r in _r)),
        "largest": sp.Max(*map(sp.Abs, _r)),
    }
    left_over = {
        name: sp.simplify(cost - candidate / width) for name, candidate in candidates.items()
    }
    return {name for name, rest in left_over.items() if not rest.free_symbols & set(_r)}
