def run(n):
    xs = []
    for i in range(n):
        xs.append(i * 2)
    total = 0
    for x in xs:
        total += x
    for i in range(len(xs)):
        total += xs[i]
    return total


print(run(3000000))
